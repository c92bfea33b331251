import django.db.models.deletion
import sixthday.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('audit', '0001_audit')]

    initial = True

    dependencies = [
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(db_index=True)),
                    ('actor', models.CharField(max_length=16)),
                    ('kind', models.CharField(max_length=40)),
                    ('detail_hash', models.CharField(max_length=64)),
                ],
                options={
                    'ordering': ['at', 'id'],
                },
            ), migrations.CreateModel(
                name='Seal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('first_entry', models.BigIntegerField(unique=True)),
                    ('last_entry', models.BigIntegerField(unique=True)),
                    ('previous_hash', models.CharField(blank=True, max_length=64)),
                    ('chain_hash', models.CharField(max_length=64, unique=True)),
                ],
                options={
                    'ordering': ['last_entry'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('last_entry__gte', models.F('first_entry'))), name='audit_seal_runs_forward')],
                },
            ), migrations.CreateModel(
                name='Sighting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(db_index=True)),
                    ('actor', models.CharField(db_index=True, max_length=16)),
                    ('ref', models.CharField(db_index=True, max_length=24)),
                    ('page', models.CharField(max_length=80)),
                ],
            ), migrations.CreateModel(
                name='About',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='abouts', to='audit.entry')),
                    ('ref', models.CharField(db_index=True, max_length=24)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('entry', 'ref'), name='audit_about_once')],
                },
            ), migrations.CreateModel(
                name='Detail',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit.entry')),
                    ('salt', models.CharField(max_length=32)),
                    ('body', models.JSONField()),
                ],
            ), migrations.CreateModel(
                name='Retention',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit.entry')),
                    ('at', models.DateTimeField()),
                    ('actor', models.CharField(max_length=16)),
                    ('why', models.CharField(max_length=200)),
                ],
            )],
        ),
    ]
