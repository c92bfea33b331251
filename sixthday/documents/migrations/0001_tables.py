import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('documents', '0001_documents'), ('documents', '0002_assessments_and_agreements')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('kind', models.CharField(choices=[('calloff', 'Call-off contract'), ('family_letter', 'Letter to the family'), ('assessment', 'Assessment summary'), ('agreement', 'Framework agreement')], max_length=16)),
                    ('about', models.CharField(max_length=24)),
                    ('version', models.PositiveSmallIntegerField()),
                    ('data', models.JSONField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('pages', models.PositiveSmallIntegerField()),
                    ('storage_name', models.CharField(max_length=80, unique=True)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['kind', 'about', 'version'],
                    'constraints': [models.UniqueConstraint(fields=('kind', 'about', 'version'), name='documents_document_version_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['calloff', 'family_letter', 'assessment', 'agreement'])), name='documents_document_kind'), models.CheckConstraint(condition=models.Q(('pages__gte', 1), ('version__gte', 1)), name='documents_document_counts')],
                },
            ), migrations.CreateModel(
                name='StoredFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('name', models.CharField(max_length=120)),
                    ('content_type', models.CharField(max_length=100)),
                    ('size_bytes', models.PositiveBigIntegerField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('storage_name', models.CharField(max_length=80, unique=True)),
                    ('state', models.CharField(choices=[('received', 'Being checked'), ('clean', 'Checked'), ('rejected', 'Refused'), ('held', 'Held until it can be checked')], default='received', max_length=8)),
                    ('why', models.CharField(blank=True, max_length=200)),
                    ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('uploaded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['uploaded_at', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['received', 'clean', 'rejected', 'held'])), name='documents_file_state'), models.CheckConstraint(condition=models.Q(('size_bytes__gte', 1)), name='documents_file_not_empty'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['received', 'clean']), ('why', '')), models.Q(('state__in', ['rejected', 'held']), models.Q(('why', ''), _negated=True)), _connector='OR'), name='documents_file_why')],
                },
            )],
        ),
    ]
