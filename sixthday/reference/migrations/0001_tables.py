import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('reference', '0001_reference')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Authority',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=9, unique=True)),
                    ('dfe_number', models.CharField(blank=True, max_length=3)),
                    ('name', models.CharField(max_length=80)),
                    ('kind', models.CharField(choices=[('unitary', 'Unitary authority'), ('county', 'County council'), ('metropolitan', 'Metropolitan district'), ('london', 'London borough'), ('wales', 'Welsh authority')], max_length=12)),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['unitary', 'county', 'metropolitan', 'london', 'wales'])), name='reference_authority_kind'), models.UniqueConstraint(condition=models.Q(('dfe_number', ''), _negated=True), fields=('dfe_number',), name='reference_authority_number_once')],
                },
            ), migrations.CreateModel(
                name='BankHoliday',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(unique=True)),
                    ('title', models.CharField(max_length=80)),
                    ('source', models.CharField(max_length=160)),
                ],
                options={
                    'ordering': ['on'],
                },
            ), migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(choices=[('authorities', 'Authorities'), ('schools', 'Schools'), ('postcodes', 'Postcodes'), ('bank-holidays', 'Bank holidays'), ('term-dates', 'Term dates')], max_length=16, unique=True)),
                    ('edition', models.CharField(max_length=160)),
                    ('source', models.CharField(max_length=300)),
                    ('rows', models.PositiveIntegerField()),
                    ('loaded_by', models.CharField(max_length=16)),
                    ('loaded_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['authorities', 'schools', 'postcodes', 'bank-holidays', 'term-dates'])), name='reference_edition_what')],
                },
            ), migrations.CreateModel(
                name='Postcode',
                fields=[
                    ('pcd', models.CharField(max_length=8, primary_key=True, serialize=False)),
                    ('easting', models.PositiveIntegerField(blank=True, null=True)),
                    ('northing', models.PositiveIntegerField(blank=True, null=True)),
                    ('district', models.CharField(db_index=True, max_length=9)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('easting__isnull', True), ('northing__isnull', True)), models.Q(('easting__isnull', False), ('northing__isnull', False)), _connector='OR'), name='reference_postcode_grid')],
                },
            ), migrations.CreateModel(
                name='School',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('name', models.CharField(db_index=True, max_length=120)),
                    ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schools', to='reference.authority')),
                    ('dfe_number', models.CharField(blank=True, max_length=7)),
                    ('phase', models.CharField(choices=[('nursery', 'Nursery'), ('primary', 'Primary'), ('middle_primary', 'Middle deemed primary'), ('secondary', 'Secondary'), ('middle_secondary', 'Middle deemed secondary'), ('sixteen_plus', '16 plus'), ('all_through', 'All-through'), ('not_applicable', 'Not applicable')], max_length=20)),
                    ('type', models.CharField(blank=True, max_length=80)),
                    ('status', models.CharField(choices=[('open', 'Open'), ('closing', 'Open, but proposed to close'), ('proposed', 'Proposed to open'), ('closed', 'Closed'), ('not_recorded', 'Not recorded')], max_length=16)),
                    ('postcode', models.CharField(blank=True, max_length=8)),
                ],
                options={
                    'ordering': ['name', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('phase__in', ['nursery', 'primary', 'middle_primary', 'secondary', 'middle_secondary', 'sixteen_plus', 'all_through', 'not_applicable'])), name='reference_school_phase'), models.CheckConstraint(condition=models.Q(('status__in', ['open', 'closing', 'proposed', 'closed', 'not_recorded'])), name='reference_school_status'), models.UniqueConstraint(condition=models.Q(('dfe_number', ''), _negated=True), fields=('dfe_number',), name='reference_school_number_once')],
                },
            ), migrations.CreateModel(
                name='Closure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closures', to='reference.authority')),
                    ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closures', to='reference.school')),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField()),
                    ('kind', models.CharField(choices=[('inset', 'INSET day'), ('closure', 'School closed')], max_length=10)),
                    ('reason', models.CharField(max_length=200)),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-from_on', '-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='reference_closure_dates'), models.CheckConstraint(condition=models.Q(('kind__in', ['inset', 'closure'])), name='reference_closure_kind'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reference_closure_reason')],
                },
            ), migrations.CreateModel(
                name='SchoolUrn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='urns', to='reference.school')),
                    ('urn', models.PositiveIntegerField(unique=True)),
                    ('is_former', models.BooleanField(default=False)),
                    ('from_on', models.DateField(blank=True, null=True)),
                    ('until_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['is_former', '-urn'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('urn__gte', 100000), ('urn__lte', 999999)), name='reference_urn_six_figures'), models.CheckConstraint(condition=models.Q(('from_on__isnull', True), ('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='reference_urn_dates'), models.CheckConstraint(condition=models.Q(('is_former', True), ('until_on__isnull', True), _connector='OR'), name='reference_urn_former'), models.UniqueConstraint(condition=models.Q(('is_former', False)), fields=('school',), name='reference_urn_one_current')],
                },
            ), migrations.CreateModel(
                name='Term',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='reference.authority')),
                    ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='reference.school')),
                    ('kind', models.CharField(choices=[('term', 'Term'), ('half_term', 'Half term')], max_length=10)),
                    ('name', models.CharField(max_length=40)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField()),
                    ('academic_year', models.CharField(max_length=7)),
                    ('source', models.CharField(max_length=160)),
                ],
                options={
                    'ordering': ['from_on', 'kind'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='reference_term_dates'), models.CheckConstraint(condition=models.Q(('kind__in', ['term', 'half_term'])), name='reference_term_kind'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='reference_term_source'), models.UniqueConstraint(condition=models.Q(('school__isnull', True)), fields=('authority', 'academic_year', 'name'), name='reference_term_of_authority'), models.UniqueConstraint(condition=models.Q(('school__isnull', False)), fields=('school', 'academic_year', 'name'), name='reference_term_of_school')],
                },
            ), migrations.CreateModel(
                name='ClosureWithdrawal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('closure', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='reference.closure')),
                    ('reason', models.CharField(max_length=200)),
                    ('withdrawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reference_withdrawal_reason')],
                },
            )],
        ),
    ]
